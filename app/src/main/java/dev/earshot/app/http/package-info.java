/** How adapters speak HTTP to the systems they adapt: one small class over OkHttp and Jackson. */
@NullMarked
package dev.earshot.app.http;

import org.jspecify.annotations.NullMarked;
