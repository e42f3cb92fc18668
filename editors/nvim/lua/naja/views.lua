--- The directory where the server writes the texts of what lies in archives: Java sources, decompiled classes, modules.
--- They are plain files and opened as such, so no buffers of a scheme of ours are needed.
local M = {}

local function directory()
  local xdg = vim.env.XDG_CACHE_HOME
  if xdg and xdg:match('^/') then
    return xdg .. '/naja/views'
  elseif vim.env.LOCALAPPDATA then
    return vim.env.LOCALAPPDATA .. '/naja/cache/views'
  end
  local home = vim.fn.expand('~')
  return home .. (vim.fn.has('mac') == 1 and '/Library/Caches/naja/views' or '/.cache/naja/views')
end

--- Whether a file is one of these texts.
function M.contain(file)
  local folder = vim.fn.resolve(directory()):gsub('\\', '/') .. '/'
  return vim.fn.resolve(file):gsub('\\', '/'):sub(1, #folder) == folder
end

--- Nothing could be done with a change of such a text.
function M.protect(buffer)
  if M.contain(vim.api.nvim_buf_get_name(buffer)) then
    vim.bo[buffer].readonly = true
    vim.bo[buffer].modifiable = false
    vim.bo[buffer].swapfile = false
  end
end

return M
