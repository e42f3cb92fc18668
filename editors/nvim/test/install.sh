#!/usr/bin/env bash
# Unpacks the Neovim of Debian's release $1, with all libraries it needs, into directory $2, beside the system: nothing is
# installed. $2/nvim starts it; its version must begin with $3. apt checks signatures and sums of what it loads.
set -euo pipefail
suite=$1 prefix=$2 wanted=$3

version() { "$prefix/nvim" --version 2>/dev/null | sed -n '1s/^NVIM v//p'; }
if [[ "$(version)" == "$wanted"* ]]; then
  exit 0
fi

state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
mkdir -p "$state"/lists/partial "$state"/archives/partial
: > "$state/status" # Nothing counts as installed, so everything is loaded, down to the C library.
# The archive that this Debian itself is from has the other releases, too.
uri=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' \
  | awk -v "own=$(. /etc/os-release && echo "$VERSION_CODENAME")" '$2 == own && !found {print $1; found = 1}')
test -n "$uri" || { echo 'no archive of Debian is configured' >&2; exit 1; }
keys=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keys] $uri $suite main" > "$state/sources.list"
options=(-qq -o "Dir::Etc::SourceList=$state/sources.list" -o Dir::Etc::SourceParts=/dev/null
  -o "Dir::State::Lists=$state/lists" -o "Dir::State::status=$state/status" -o "Dir::Cache::archives=$state/archives"
  -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root -o Debug::NoLocking=1
  -o Acquire::Languages=none -o Acquire::Retries=3)
apt-get "${options[@]}" update
apt-get "${options[@]}" install -y --no-install-recommends --download-only neovim

rm -rf "$prefix"
mkdir -p "$prefix"
for package in "$state"/archives/*.deb; do
  dpkg-deb -x "$package" "$prefix"
done
# Through its own loader, since its C library is newer or older than the system's; so it does not see where its parsers are.
cat > "$prefix/nvim" <<'START'
#!/usr/bin/env bash
prefix=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
shopt -s nullglob
loader=("$prefix"/lib*/ld-linux-*.so.* "$prefix"/usr/lib*/ld-linux-*.so.* "$prefix"/usr/lib/*/ld-linux-*.so.*)
libraries=$(IFS=:; folders=("$prefix"/lib/*-linux-gnu "$prefix"/usr/lib/*-linux-gnu); echo "${folders[*]}")
VIMRUNTIME=$prefix/usr/share/nvim/runtime exec "${loader[0]}" --library-path "$libraries" --argv0 nvim \
  "$prefix/usr/bin/nvim" --cmd "set runtimepath+=$prefix/usr/lib/nvim" "$@"
START
chmod +x "$prefix/nvim"
if [[ "$(version)" != "$wanted"* ]]; then
  echo "Debian $suite has Neovim '$(version)', expected $wanted" >&2
  exit 1
fi
