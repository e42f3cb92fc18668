" What :Naja explain shows.
syntax match najaHeading /^import of .*/
syntax match najaStage /^\s\+.*:$/
syntax match najaFound /\<found\>.*/
syntax match najaMissing /\(=> \)\@<=missing\>.*/
syntax match najaUnknown /\(=> \)\@<=unknown\>.*/
syntax match najaMiss /not there$/
highlight default link najaHeading Title
highlight default link najaStage Statement
highlight default link najaFound String
highlight default link najaMissing ErrorMsg
highlight default link najaUnknown WarningMsg
highlight default link najaMiss Comment
