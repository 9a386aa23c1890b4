/**
 * What a stage's author needs: a {@link io.techpack.stage.StageHandler} tries the stage through a
 * {@link io.techpack.stage.StageRun}, and a {@link io.techpack.stage.StageBinding} bean is all that
 * a process needs to do it.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.stage;
