import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { text } from "../strings";

/** Short cuts are nobody's business. */
const PATIENCE_MILLIS = 1_500;

/** A quiet line while the connection is away; it goes by itself. */
export function ConnectionBanner({
  connection,
}: {
  connection: "live" | "reconnecting" | "offline";
}) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (connection === "live") {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), PATIENCE_MILLIS);
    return () => clearTimeout(timer);
  }, [connection]);
  return (
    <div role="status">
      {shown && (
        <p className="mb-4 flex animate-fade items-center gap-2.5 rounded-md bg-warning-soft px-3 py-2 text-sm">
          <WifiOff aria-hidden className="size-4 shrink-0 text-warning" />
          {connection === "offline" ? text.connection.offline : text.connection.reconnecting}
        </p>
      )}
    </div>
  );
}
