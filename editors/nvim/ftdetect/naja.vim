" Programs that only Jython reads.
autocmd BufNewFile,BufRead *.jy setfiletype python
