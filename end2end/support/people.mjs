import { readFileSync } from "node:fs";

function rows(name) {
    const text = readFileSync(new URL(`../../server/demo/${name}`, import.meta.url), "utf8");
    const [head, ...lines] = text.replace(/^\uFEFF/, "").trim().split(/\r?\n/).map((line) => line.split(";"));
    return lines.map((cells) => Object.fromEntries(cells.map((cell, at) => [head[at], cell])));
}

export const AWA = { name: "Awa Traoré", phone: "06 39 98 50 01", international: "+33639985001" };

/** Who in the demo has not declared the last month, by phone: their home offers "0 € ce mois-ci". */
export function withoutLastMonth() {
    const months = rows("chiffre_affaires.csv");
    const last = months.map((row) => row.mois).sort().at(-1);
    const declared = new Set(months.filter((row) => row.mois === last).map((row) => digits(row.contact)));
    return rows("participants.csv")
        .filter((row) => row.telephone && row.telephone !== AWA.phone)
        .filter((row) => !declared.has(digits(row.telephone)) && !declared.has(row.courriel))
        .map((row) => ({ name: `${row.prenom} ${row.nom}`, firstName: row.prenom, phone: row.telephone }));
}

/** A phone number's last nine digits: what all its spellings share; an address stays as it is. */
const digits = (contact) => (contact.includes("@") ? contact : contact.replace(/\D/g, "").slice(-9));

/** The last month that is over in Paris, as "2026-10". */
export function lastMonth() {
    const [year, month] = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Paris" }).split("-").map(Number);
    return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}
