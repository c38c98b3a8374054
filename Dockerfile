# Essor in an image without a shell: one binary, not root, healthy as it says itself.
#   docker build -t essor .
# Built by the scripts that build it everywhere else (`make build`). The binary wants glibc 2.34, libgcc and nothing more: what
# distroless "cc" of Debian 12 holds.

FROM node:22-bookworm-slim AS node

FROM rust:1-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends mold && rm -rf /var/lib/apt/lists/*
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
RUN cargo install --locked cargo-auditable
WORKDIR /src
COPY . .
# As a release is built (CI). With the list of crates inside the binary, which `cargo audit bin` and scanners of images read; without the demo.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    CI=true SERVER_FLAGS="--no-default-features" SERVER_CARGO="cargo auditable" make build \
    && node .ci/sbom.mjs > target/dist/essor.cdx.json
# The folder of a volume belongs to whom the image says: 65532 is distroless' "nonroot".
RUN mkdir -m 700 /data && chown 65532:65532 /data

FROM gcr.io/distroless/cc-debian12:nonroot
LABEL org.opencontainers.image.title="Essor" \
      org.opencontainers.image.licenses="AGPL-3.0-or-later"
COPY --from=build /src/target/dist/essor /usr/local/bin/essor
COPY --from=build /src/target/dist/essor.cdx.json /src/LICENSE /src/NOTICE /src/public/fonts/OFL.txt /usr/share/doc/essor/
COPY --from=build --chown=65532:65532 /data /data
ENV ESSOR_ADDR=0.0.0.0:3000 ESSOR_DATA=/data
VOLUME /data
EXPOSE 3000
USER 65532:65532
HEALTHCHECK --interval=10s --timeout=4s --start-period=60s --retries=3 CMD ["/usr/local/bin/essor", "health"]
# 2 s of ESSOR_STOP_DELAY, then running requests have 15 s: `docker stop --time 30`, or stop_grace_period in compose.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/essor"]
CMD ["serve"]
