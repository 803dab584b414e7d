#!/usr/bin/env bash
# Every gate that is not a test. Each is timed, all are run, any failure fails the whole.
set -uo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
failed=()

gate() {
  local name=$1 started=$SECONDS
  shift
  printf '\n── %s\n' "$name"
  if "$@"; then
    printf '   passed, %s s\n' $((SECONDS - started))
  else
    printf '   FAILED, %s s: %s\n' $((SECONDS - started)) "$*"
    failed+=("$name")
  fi
}

as_production() {
  env -u DATABASE_URL DJANGO_SETTINGS_MODULE=portal.settings.production VAR_DIR="$(mktemp -d)" \
    SECRET_KEY="$(openssl rand -hex 40)" AUDIT_KEY="$(openssl rand -hex 40)" AUDIT_ANCHOR_FILE=/dev/null \
    ALLOWED_HOSTS=plans.example.org CACHE_URL=filecache:///var/tmp/plans BASE_URL=https://plans.example.org python manage.py "$@"
}

gate "lock files are current" scripts/lock.sh --check
gate "installed packages fit together" uv pip check --quiet --python .venv/bin/python
gate "format" ruff format --check --quiet .
gate "lint" ruff check --quiet --output-format concise .
gate "imports keep to the architecture" env PYTHONPATH=. lint-imports --no-logo
gate "types" mypy --no-error-summary
gate "templates" djlint templates portal forms content --lint --quiet
gate "production settings" as_production check --deploy --fail-level WARNING
gate "migrations match the models" as_production makemigrations --check --dry-run
gate "catalogues are current" scripts/messages.sh --check

printf '\n'
if ((${#failed[@]})); then
  printf 'gates that failed: %s\n' "$(IFS=';'; echo "${failed[*]}")"
  exit 1
fi
echo "all gates passed in $SECONDS s"
