// What stands below the figures, for which nobody waits.
import './departments.js';
import './grades.js';
import './levels.js';
import './losses.js';
import './scatter.js';
import './year-state.js';
