/**
 * A focus in another process as the rooms of {@code backend.local}: changes go over its control API
 * (docs/adapting.md), which answers when they are in force, and what happens comes by its
 * WebSocket. One task on the back end's threads keeps that line; requests run on those of their
 * callers, and changes one after the other on another.
 */
@NullMarked
package dev.earshot.app.backend.focus;

import org.jspecify.annotations.NullMarked;
