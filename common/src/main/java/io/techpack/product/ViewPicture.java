package io.techpack.product;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.job.AccountId;

/**
 * A view whose picture can be read. Nothing is in memory until it is asked for, so that waiting
 * runs hold no pictures. Thread-safe.
 */
public final class ViewPicture {

    private final View view;
    private final AccountId account;
    private final ArtifactStore artifacts;

    public ViewPicture(View view, AccountId account, ArtifactStore artifacts) {
        this.view = view;
        this.account = account;
        this.artifacts = artifacts;
    }

    public View view() {
        return view;
    }

    public ArtifactType type() {
        return key().type();
    }

    /**
     * Reads the picture, encoded as it is stored.
     *
     * @throws io.techpack.artifact.ArtifactStore.Unavailable if it cannot be read now
     */
    public byte[] bytes() {
        return artifacts.get(account, key());
    }

    private ArtifactKey key() {
        return new ArtifactKey(view.picture());
    }
}
