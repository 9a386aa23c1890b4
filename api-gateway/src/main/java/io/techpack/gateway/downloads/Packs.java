package io.techpack.gateway.downloads;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.document.PackDocument;
import io.techpack.document.measure.Grading;
import io.techpack.document.pack.Change;
import io.techpack.document.pack.Layout;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.PictureSource;
import io.techpack.gateway.downloads.DownloadController.Download;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.job.AccountId;
import io.techpack.product.Products;
import io.techpack.product.Products.History;
import io.techpack.product.Products.TechPack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gathers what a product's file is made of. Thread-safe. */
@Component
final class Packs {

    private final Products products;
    private final ArtifactStore store;

    Packs(Products products, ArtifactStore store) {
        this.products = products;
        this.store = store;
    }

    /**
     * @throws ApiException if the account has no such product, the product has no results, or the
     *     layout does not fit them
     */
    Download download(AccountId account, String product, Layout layout, FileType type) {
        if (!products.exists(account, product)) {
            throw Ids.unknown("Product", product);
        }
        TechPack results = products.techPack(account, product);
        Pack pack =
                PackReader.read(product, results, history(account, results))
                        .orElseThrow(() -> nothingYet(product));
        PictureSource pictures =
                name -> ArtifactKey.find(name).flatMap(key -> store.find(account, key));
        try {
            return new Download(
                    product,
                    type,
                    PackDocument.of(pack, pictures, layout),
                    tag(pack, layout, type));
        } catch (Grading.Malformed unfit) {
            throw ApiException.invalid(DownloadQuery.GRADE, unfit.fault());
        }
    }

    private List<Change> history(AccountId account, TechPack results) {
        List<History> histories =
                PackReader.standing(results).stream()
                        .map(revision -> products.history(account, revision))
                        .flatMap(Optional::stream)
                        .toList();
        return HistoryReader.read(histories);
    }

    /** Two packs that say the same are written the same. */
    private static String tag(Pack pack, Layout layout, FileType type) {
        String all = PackDocument.edition() + "\n" + type + "\n" + layout + "\n" + pack;
        return ArtifactKey.sha256(all.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    private static ApiException nothingYet(String product) {
        return ApiException.of(
                ErrorCode.CONFLICT,
                "Product %s has no results yet; make a tech pack of it first.".formatted(product));
    }
}
