---@brief
---
--- https://github.com/naja-ls/naja
---
--- Naja, the language server for Python on the JVM: imports of Jython programs (and of Python 3 with JPype, Jep, Py4J or
--- GraalPy), resolved as the interpreter does it, into Python and into Java.
---
--- `naja` is a script that runs `java -jar naja.jar "$@"`; mason.nvim installs one. Java 17 or newer is needed.
--- The plugin in `editors/nvim` of the repository has commands, health checks and help besides.

---@type vim.lsp.Config
return {
  cmd = { 'naja', 'lsp' },
  filetypes = { 'python' },
  root_markers = { 'naja.json', '.git', '.hg', 'pom.xml', 'build.gradle', 'build.gradle.kts' },
  -- So that the server publishes diagnostics: Neovim 0.12 does not ask again for those of open documents when it is told to.
  capabilities = { workspace = { diagnostics = { refreshSupport = false } } },
  settings = {
    naja = {},
  },
}
