/**
 * The hearing matrix: speakers by rows, listeners by columns, each mark as sure as the knowledge
 * behind it; previews of the other modes.
 */
@NullMarked
package dev.earshot.app.ui.matrix;

import org.jspecify.annotations.NullMarked;
