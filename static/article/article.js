// The article's own scripts. The text is readable without them; the figures are the element's own business.

import "./contents.js";
import "./progress.js";
import "./moments.js";
import "./instruments.js";
import "./exercises.js";
import "./drafts.js";
import "./breaks.js";
