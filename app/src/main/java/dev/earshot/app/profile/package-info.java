/**
 * What a console or relay is started with: a profile, one JSON file that says which conference
 * system, by which telephone, with which devices. {@code ProfileReader} checks it against the rules
 * that {@code docs/profile.schema.json} states and names every mistake by file and path. Secrets
 * are never in the file: it refers to them, and {@code Secrets} fetches them. Pure but for files;
 * no threads.
 *
 * <p>Beside it {@code Settings}: what the user himself chose in the dock, kept in a file of his.
 */
@NullMarked
package dev.earshot.app.profile;

import org.jspecify.annotations.NullMarked;
