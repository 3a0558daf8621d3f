# syntax=docker/dockerfile:1
FROM rust:1.95-bookworm AS build
WORKDIR /talkpress
COPY Cargo.toml Cargo.lock ./
COPY src src
COPY themes themes
# A program that needs no library of the system, so that the image needs nothing else.
RUN RUSTFLAGS="-C target-feature=+crt-static" cargo build --locked --profile dist --target "$(uname -m)-unknown-linux-gnu" \
    && mkdir -p /root-of-image/site /root-of-image/tmp \
    && cp "target/$(uname -m)-unknown-linux-gnu/dist/talkpress" /root-of-image/talkpress

FROM scratch
COPY --from=build --chown=65532:65532 /root-of-image /
ENV PATH=/
USER 65532:65532
WORKDIR /site
ENTRYPOINT ["talkpress"]
