'use strict';
arguments = 1;