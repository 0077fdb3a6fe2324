#!/usr/bin/env bash
# Builds the wasm32 standard library from Debian's own Rust, for machines where rustup's server is out of reach.
# Needs root on Debian 12 or newer; takes about a minute. Afterwards RUSTUP_TOOLCHAIN=debian builds for wasm32.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends rustc-web cargo-web rust-web-src lld-22 clang-22 llvm-22
rustup toolchain link debian /usr
libs=/usr/lib/rustlib
mkdir -p "$libs/x86_64-unknown-linux-gnu/bin" "$libs/wasm32-unknown-unknown/lib"
ln -sf /usr/bin/lld-22 "$libs/x86_64-unknown-linux-gnu/bin/rust-lld"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
echo '#![no_std]' > "$work/src/lib.rs"
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[lib]\ncrate-type = ["rlib"]\n' > "$work/Cargo.toml"
# Without embed-bitcode, link-time optimisation fails later on.
cd "$work"
RUSTUP_TOOLCHAIN=debian RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes cargo build --release \
  --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort,proc_macro,test
cp target/wasm32-unknown-unknown/release/deps/*.rlib "$libs/wasm32-unknown-unknown/lib/"
echo 'Built. Run the command again with RUSTUP_TOOLCHAIN=debian in the environment.'
