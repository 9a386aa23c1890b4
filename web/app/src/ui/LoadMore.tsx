import { text } from "../strings";
import { Button } from "./Button";

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The next page of a list, where there is one. */
export function LoadMore({ pages }: { pages: Pages }) {
  return pages.hasNextPage ? (
    <div className="mt-4 flex justify-center">
      <Button busy={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
        {text.common.loadMore}
      </Button>
    </div>
  ) : null;
}
