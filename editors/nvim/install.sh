#!/usr/bin/env bash
# Makes Neovim load this plugin: a link in its packages, and the line that starts Naja for Python files in its configuration.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=${XDG_DATA_HOME:-$HOME/.local/share}/nvim/site/pack/naja/start
plugins=${XDG_CONFIG_HOME:-$HOME/.config}/nvim/plugin
mkdir -p "$packages" "$plugins"
ln -sfn "$here" "$packages/naja"
if [ ! -e "$plugins/naja.lua" ]; then
  echo "require('naja').setup {} -- options: see :h naja-options" > "$plugins/naja.lua"
fi
echo "Linked $packages/naja and wrote $plugins/naja.lua. Open a Python file; :checkhealth naja tells whether all is well."
