/**
 * How a screen is drawn, whatever is on it: a canvas of cells, ways to write, rectangles, words
 * cut to their width.
 */
@NullMarked
package raftarium.app.tui.paint;

import org.jspecify.annotations.NullMarked;
