#!/usr/bin/env bash
# Writes the lock files: every package with its hashes, and no address of a registry.
# `lock.sh` keeps what is pinned, `lock.sh --upgrade` takes the newest that fits, `lock.sh --check` fails if anything
# would change.
set -euo pipefail
cd "$(dirname "$0")/.."
uv="$PWD/.venv/bin/uv"
home=$PWD
files=(requirements.lock requirements-dev.lock requirements-node.lock)
extra=()
case "${1:-}" in
  --check) work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cp pyproject.toml "${files[@]}" "$work"; cd "$work" ;;
  --upgrade) extra=(--upgrade) ;;
esac
compile() {
  "$uv" pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
    "${extra[@]}" "$@" > /dev/null
}
compile pyproject.toml -o requirements.lock
compile pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
compile --group node -o requirements-node.lock
if [ "${1:-}" = --check ]; then
  for file in "${files[@]}"; do
    diff "$home/$file" "$file" | head -n 20 || true
    cmp --silent "$home/$file" "$file" || { echo "$file is not current: run make lock"; exit 1; }
  done
fi
