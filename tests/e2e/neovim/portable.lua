-- Neovim's own client, as docs/editors/neovim.md sets it up: the code action writes SQL below the comment, completion knows the tables.
-- Run by: nvim --headless -u NONE -c 'luafile portable.lua'; environment: SERVER, WORKSPACE.
local query = vim.env.WORKSPACE .. '/query.sql'

local function check(what, condition)
  if not condition then
    io.stderr:write('neovim: FAILED ' .. what .. '\n' .. table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n')
    vim.cmd('cquit 1')
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

local function main()
  vim.cmd('edit ' .. query)
  local ready = false
  local client = vim.lsp.start_client({
    name = 'sqlcopilot',
    cmd = { vim.env.SERVER, '--stdio' },
    root_dir = vim.env.WORKSPACE,
    workspace_folders = { { uri = vim.uri_from_fname(vim.env.WORKSPACE), name = 'shop' } },
    handlers = {
      ['sqlCopilot/status'] = function(_, status)
        ready = ready or status.state == 'ready'
      end,
    },
  })
  check('starting the server', client)
  vim.lsp.buf_attach_client(0, client)
  check('readiness', vim.wait(15000, function() return ready end, 20))

  vim.api.nvim_buf_set_lines(0, 0, -1, false, { '-- 每个城市有多少客户 how many customers are in each city', '' })
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.ui.select = function(items, _, choose)
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  check('the code action', vim.wait(15000, function() return text():match('SELECT.*FROM%s+customers') ~= nil end, 20))
  check('the comment still being first', vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]:match('^%-%- 每个城市'))

  vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'SELECT * FROM cust' })
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = 0, character = 18 },
  }, 10000)
  local labels = {}
  for _, answer in pairs(answers or {}) do
    local items = answer.result and (answer.result.items or answer.result) or {}
    for _, item in ipairs(items) do
      labels[item.label] = true
    end
  end
  check('completion', labels.customers)
  vim.lsp.stop_client(client)
  print('neovim: code action and completion work\n')
end

local fine, problem = xpcall(main, debug.traceback)
if not fine then
  io.stderr:write('neovim: FAILED ' .. problem .. '\n')
  vim.cmd('cquit 1')
end
vim.cmd('qall!')
