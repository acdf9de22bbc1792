'use strict';
var a = 017;