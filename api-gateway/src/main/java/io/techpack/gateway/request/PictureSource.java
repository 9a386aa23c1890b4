package io.techpack.gateway.request;

import io.techpack.gateway.pictures.PictureLinks;
import io.techpack.job.AccountId;

/** How far the links to pictures in a request may lead. */
@FunctionalInterface
interface PictureSource {

    /**
     * The picture that the link in that field leads to.
     *
     * @throws io.techpack.gateway.response.ApiException if there is none, or it may not lead there
     */
    PictureLinks.Linked resolve(AccountId account, String field, String link);
}
