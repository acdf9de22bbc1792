<!-- a comment
var x = 1;
--> another