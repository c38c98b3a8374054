import { getuid } from "node:process";

/** How Chromium is started: the one that is installed, sending nothing anywhere. */
export const browser = {
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [
        // Chromium refuses its sandbox to root.
        ...(getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ],
};

/** A small phone in France. */
export const phone = { viewport: { width: 360, height: 740 }, locale: "fr-FR", timezoneId: "Europe/Paris" };
