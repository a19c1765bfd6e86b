/**
 * How a cluster is told: its nodes, logs, messages, links, disks and histories, as text and as
 * fields of JSON, and why things stand as they do. What is asked for is the commands' business.
 */
@NullMarked
package raftarium.app.look;

import org.jspecify.annotations.NullMarked;
