let
let
= 1;