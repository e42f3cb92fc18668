--- Windows with texts that are nobody's file.
local M = {}

--- Shows lines in a window of their own, below; `q` closes it. Gives the buffer.
function M.show(name, lines, filetype)
  local buffer = vim.fn.bufnr('^' .. name .. '$')
  if buffer < 0 then
    buffer = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_name(buffer, name)
  end
  local window = vim.fn.bufwinid(buffer)
  if window < 0 then
    vim.cmd('botright ' .. math.max(5, math.min(#lines + 1, math.floor(vim.o.lines / 2))) .. 'split')
    vim.api.nvim_win_set_buf(0, buffer)
  else
    vim.api.nvim_set_current_win(window)
  end
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].filetype = filetype
  vim.wo.wrap = false
  vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = buffer, desc = 'Close' })
  return buffer
end

return M
