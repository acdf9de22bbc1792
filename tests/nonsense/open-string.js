var s = 'never closed
;