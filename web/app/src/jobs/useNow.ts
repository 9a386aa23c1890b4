import { useEffect, useState } from "react";

/** The time in milliseconds, each second anew while something goes on. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (ticking) {
      setNow(Date.now());
      const timer = setInterval(() => setNow(Date.now()), 1_000);
      return () => clearInterval(timer);
    }
  }, [ticking]);
  return now;
}
