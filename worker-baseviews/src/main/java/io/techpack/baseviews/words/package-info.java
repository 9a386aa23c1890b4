/**
 * What people write, in English, German, French, Spanish and Chinese, taken apart: {@link
 * io.techpack.baseviews.words.Lexicon} is the door; its tables are one file for each language.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.baseviews.words;
