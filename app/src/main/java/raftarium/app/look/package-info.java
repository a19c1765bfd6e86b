/**
 * What is said of a cluster: of its nodes, logs, messages, links, disks, histories and trace, as
 * text and as JSON; why things stand as they do; which events a story tells ({@code
 * StoryChoice}); and the colours of all that is drawn ({@code SharedColor}). What is asked for is
 * the commands' business.
 */
@NullMarked
package raftarium.app.look;

import org.jspecify.annotations.NullMarked;
