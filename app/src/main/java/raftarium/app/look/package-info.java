/**
 * What is said of a cluster: of its nodes, logs, messages, links, disks, histories and trace, as
 * text and as JSON; why things stand as they do; and which events a story tells ({@code
 * StoryChoice}). What is asked for is the commands' business.
 */
@NullMarked
package raftarium.app.look;

import org.jspecify.annotations.NullMarked;
