# What the install-* scripts share; they source it and call `judge NAME`, `skip WHY` and `finish`.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
judges=${SCHEMADOC_JUDGES:-$(cd "$here/../.." && pwd)/.judges}
version=$(cat "$0" "$here/judge.sh" "$here/unpack-debs" | cksum)

# Ends the script when this version of the judge is there; else gives it an empty folder to work in.
judge() {
  judge=$1
  if [[ "$(cat "$judges/$judge/installed" 2> /dev/null)" == "$version" ]]; then
    exit 0
  fi
  mkdir -p "$judges"
  find "$judges" -mindepth 1 -maxdepth 1 -name ".$judge.*" -mmin +60 -exec rm -rf {} +
  folder=$(mktemp -d "$judges/.$judge.XXXXXX")
  trap 'rm -rf "$folder"' EXIT
  chmod 755 "$folder"
  echo "installing $judge"
}

# Ends the script: this machine cannot have the judge.
skip() {
  echo "skip: $1"
  exit 0
}

# Puts the filled folder in its place, so that a judge is there as a whole or not at all.
finish() {
  echo "$version" > "$folder/installed"
  rm -rf "${judges:?}/$judge"
  mv "$folder" "$judges/$judge"
}

is_debian() {
  [[ "$(uname -sm)" == "Linux x86_64" && -f /etc/debian_version ]] && grep -qx 'ID=debian' /etc/os-release
}

# Installs Debian packages where this user may.
apt_install() {
  is_debian && [[ $(id -u) == 0 ]] || return 1
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" > /dev/null
}
