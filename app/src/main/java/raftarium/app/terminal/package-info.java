/**
 * The terminal under the cockpit: {@link raftarium.app.terminal.TtyTerminal}, a Lanterna terminal
 * on the tty that JLine holds, its keys and its colours, and screens without a tty, as text and as
 * SVG. Nothing here knows Raft, panes or commands; what is drawn, and when, is the caller's.
 */
@NullMarked
package raftarium.app.terminal;

import org.jspecify.annotations.NullMarked;
