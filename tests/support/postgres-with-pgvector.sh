#!/bin/sh
# Starts a throw-away PostgreSQL with pgvector for the tests and prints its URL on stdout.
# Usage (as root, on Debian): postgres-with-pgvector.sh DIR [PORT]      stop it with: postgres-with-pgvector.sh --stop DIR
# Debian 12 has PostgreSQL 15 without pgvector: it is compiled from the source package of the next release.
set -eu

newest_server() { ls -d /usr/lib/postgresql/*/ 2>/dev/null | sort -V | tail -1; }
as_postgres() { su postgres -s /bin/sh -c "$1"; }

if [ "${1:-}" = "--stop" ]; then
  PG=$(newest_server)
  as_postgres "$PG/bin/pg_ctl -D '$2/data' -m fast -w stop" >/dev/null
  exit 0
fi

DIR=${1:?usage: postgres-with-pgvector.sh DIR [PORT]}
PORT=${2:-5518}

PG=$(newest_server)
if [ -z "$PG" ]; then
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
  PG=$(newest_server)
fi
VERSION=$(basename "$PG")

# Compiles pgvector against the headers of the installed server, without installing the -dev packages.
install_pgvector() (
  WORK=$(mktemp -d)
  trap 'rm -rf "$WORK"' EXIT
  mkdir -p "$WORK/lists/partial" "$WORK/cache"
  cd "$WORK"
  # the mirror that this machine is already set up for, in the old and in the deb822 form
  MIRROR=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
    grep -oE 'https?://[^ ]+/debian/?( |$)' | head -1 | tr -d ' ')
  [ -n "$MIRROR" ] || { echo "No Debian mirror found in the apt configuration." >&2; exit 1; }
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $MIRROR trixie main" >source.list
  set -- -o Dir::Etc::sourcelist="$WORK/source.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$WORK/lists" -o Dir::Cache="$WORK/cache"
  apt-get "$@" update -qq >&2
  apt-get "$@" source --download-only -qq pgvector >&2
  tar xzf pgvector_*.orig.tar.gz
  apt-get download -qq "postgresql-server-dev-$VERSION" libpq-dev >&2
  for package in *.deb; do dpkg -x "$package" headers; done
  cd pgvector-*/
  INCLUDE="-I$WORK/headers/usr/include/postgresql/$VERSION/server -I$WORK/headers/usr/include/postgresql/internal -I$WORK/headers/usr/include/postgresql"
  for file in src/*.c; do
    # shellcheck disable=SC2086
    gcc -O2 -ftree-vectorize -fassociative-math -fno-signed-zeros -fno-trapping-math -fPIC $INCLUDE -c "$file" -o "${file%.c}.o"
  done
  gcc -shared -o vector.so src/*.o
  RELEASE=$(grep default_version vector.control | grep -oE '[0-9.]+')
  cp sql/vector.sql "sql/vector--$RELEASE.sql"
  install -m644 vector.so "/usr/lib/postgresql/$VERSION/lib/"
  install -m644 vector.control sql/vector--*.sql "/usr/share/postgresql/$VERSION/extension/"
)

[ -f "/usr/share/postgresql/$VERSION/extension/vector.control" ] || install_pgvector

cd /
install -d -o postgres -g postgres "$DIR"
if [ ! -d "$DIR/data" ]; then
  as_postgres "$PG/bin/initdb -D '$DIR/data' -E UTF8 --locale=C.UTF-8 -A trust" >/dev/null
fi
as_postgres "$PG/bin/pg_ctl -D '$DIR/data' -w -l '$DIR/log' -o '-p $PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$DIR' start" >/dev/null
echo "postgres://postgres@127.0.0.1:$PORT/postgres"
