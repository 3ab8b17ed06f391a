#!/bin/sh
# Finds the JDK and runs Maven on it; sourced by ./schemadoc and ./test.

# Sets `version` to the version of the JDK in a folder and `feature` to its first number, 0 when there is none.
read_version() {
  version=
  feature=0
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    version=${value#\"}
    version=${version%%\"*}
    feature=${version%%[!0-9]*}
  done <"$1/release"
}

# Sets `jdk`, `version` and `feature`: JAVA_HOME if it fits, else a JDK 25, else the newest from 21 on.
# Without any, `jdk` is empty.
find_jdk() {
  jdk=${JAVA_HOME:-}
  read_version "$jdk"
  [ "$feature" -lt 21 ] || return 0
  jdk=
  best=20
  on_path=$(command -v java) && on_path=$(readlink -f "$on_path") || on_path=
  chosen_on_mac=$(/usr/libexec/java_home 2>/dev/null) || chosen_on_mac=
  for home in \
    "${on_path%/bin/java}" \
    /usr/lib/jvm/* \
    "${HOME:-}"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$chosen_on_mac"; do
    read_version "$home"
    if [ "$best" -ne 25 ] && { [ "$feature" -eq 25 ] || [ "$feature" -gt "$best" ]; }; then
      jdk=$home
      best=$feature
    fi
  done
  read_version "$jdk"
}

# Runs Maven at the root of the project.
run_maven() (
  cd "${root:?}" || exit
  export JAVA_HOME="$jdk"
  case $feature in
    # These warn about what Maven's own libraries do.
    24 | 25) export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" ;;
  esac
  exec mvn "$@"
)

# Says in one sentence why nothing can run, and stops.
give_up() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 2
}

require_jdk() {
  [ -n "$jdk" ] || give_up 'needs a JDK of version 21 or newer and found none; install JDK 25 or set JAVA_HOME to it'
}

require_maven() {
  command -v mvn >/dev/null || give_up 'needs Maven 3.8 or newer to build and found none; install the package maven'
}
