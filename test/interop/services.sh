#!/usr/bin/env bash
# A PostgreSQL, a MariaDB and two Redis of their own, on 127.0.0.1 only, with their data in a temporary folder.
#   services.sh start | stop
#   services.sh with COMMAND...    starts them, runs the command, and stops them whatever happens
# Debian: apt-get install postgresql mariadb-server redis-server. As root the databases run as their own users.
set -euo pipefail
# Below the range from which the system takes the ports of outgoing connections.
export PG_PORT=15432 MARIADB_PORT=13306 REDIS_PORT=16379 REDIS_AUTH_PORT=16380
state=${TMPDIR:-/tmp}/interop-services.$UID # names the folder that holds everything else

is_up() { (: >"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
wait_for() { # port, name
  for _ in $(seq 150); do is_up "$1" && return; sleep 0.2; done
  echo "$2 did not start:" >&2; tail -n 20 "$dir"/*.log >&2; return 1
}
as() { # user, command...: as that user if we are root
  local user=$1; shift
  if [ "$UID" = 0 ]; then runuser -u "$user" -- "$@"; else "$@"; fi
}
own() { if [ "$UID" = 0 ]; then chown "$1" "$2"; fi; }

start() {
  stop
  for port in $PG_PORT $MARIADB_PORT $REDIS_PORT $REDIS_AUTH_PORT; do
    if is_up "$port"; then echo "Port $port is taken by something else." >&2; return 1; fi
  done
  dir=$(mktemp -d); chmod 711 "$dir"; echo "$dir" >"$state"; cd "$dir"
  trap 'stop; exit 1' ERR
  start_postgresql & local postgresql=$!
  start_mariadb & local mariadb=$!
  for port in $REDIS_PORT $REDIS_AUTH_PORT; do
    local password=(); [ "$port" = "$REDIS_AUTH_PORT" ] && password=(--requirepass interop)
    redis-server --port "$port" --bind 127.0.0.1 --save '' --appendonly no --dir "$dir" --pidfile "$dir/redis-$port.pid" \
      --daemonize yes --logfile "$dir/redis-$port.log" "${password[@]}" >/dev/null
  done
  wait $postgresql; wait $mariadb
  wait_for $REDIS_PORT Redis; wait_for $REDIS_AUTH_PORT Redis
  trap - ERR
}

start_postgresql() {
  local bin; bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1); bin=${bin:-$(dirname "$(command -v initdb)")}
  mkdir pg; own postgres pg; echo "$bin" >pg.bin; echo interop >pg.password
  as postgres "$bin/initdb" -D "$dir/pg" -U interop --pwfile="$dir/pg.password" -A scram-sha-256 --no-sync >pg-init.log
  cat >>pg/postgresql.conf <<CONF
listen_addresses = '127.0.0.1'
port = $PG_PORT
unix_socket_directories = ''
max_connections = 20
deadlock_timeout = '100ms'
fsync = off
CONF
  as postgres "$bin/pg_ctl" -D "$dir/pg" -l "$dir/pg/server.log" -w start >pg-start.log
}

start_mariadb() {
  mkdir mariadb; own mysql mariadb
  local user=(); [ "$UID" = 0 ] && user=(--user=mysql)
  mariadb-install-db --no-defaults "${user[@]}" --datadir="$dir/mariadb" --auth-root-authentication-method=normal >mariadb-init.log 2>&1
  mariadbd --no-defaults "${user[@]}" --datadir="$dir/mariadb" --port=$MARIADB_PORT --bind-address=127.0.0.1 \
    --socket="$dir/mariadb/sock" --pid-file="$dir/mariadb/pid" --innodb-buffer-pool-size=32M --max-connections=20 >mariadb.log 2>&1 &
  wait_for $MARIADB_PORT MariaDB
  mariadb --no-defaults -S "$dir/mariadb/sock" -u root -e "
    create database interop;
    create user interop@localhost identified by 'interop'; grant all on interop.* to interop@localhost;
    create user reader@localhost identified by 'reader'; grant select on interop.* to reader@localhost;"
}

stop() {
  [ -f "$state" ] || return 0
  local dir; dir=$(cat "$state")
  if [ -d "$dir" ]; then
    cd "$dir"
    [ -f pg.bin ] && as postgres "$(cat pg.bin)/pg_ctl" -D "$dir/pg" -m immediate -w stop >/dev/null 2>&1 || true
    for pid in redis-*.pid mariadb/pid; do
      [ -s "$pid" ] && { kill "$(cat "$pid")" && tail --pid="$(cat "$pid")" -f /dev/null; } 2>/dev/null || true
    done
    cd /; rm -rf "$dir"
  fi
  rm -f "$state"
}

case ${1-} in
start) start ;;
stop) stop ;;
with)
  shift; here=$PWD
  trap stop EXIT; trap 'exit 130' INT TERM
  start; cd "$here"
  "$@"
  ;;
*) sed -n '2,5p' "$0"; exit 2 ;;
esac
