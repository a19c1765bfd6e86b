/**
 * What is shown of a cluster and where: the panes, the layout that places them, and what the
 * watcher has chosen to see. All of it draws; nothing here acts. {@code StoryRow} joins events that
 * are one step, and words the step.
 */
@NullMarked
package raftarium.app.tui.pane;

import org.jspecify.annotations.NullMarked;
