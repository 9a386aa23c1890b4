import { Check, Copy as CopyIcon } from "lucide-react";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { text } from "../strings";
import { Button, IconButton } from "./Button";

const SHOWN_MILLIS = 2_000;

function useCopy(value: string) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (copied) {
      const timer = setTimeout(() => setCopied(false), SHOWN_MILLIS);
      return () => clearTimeout(timer);
    }
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // without https, for instance, a page has no clipboard
      toast.error(text.jobs.copyRefused);
    }
  }

  return {
    copy,
    icon: copied ? (
      <Check aria-hidden className="size-4 text-positive" />
    ) : (
      <CopyIcon aria-hidden className="size-4" />
    ),
    said: (
      <span role="status" className="sr-only">
        {copied ? text.common.copied : ""}
      </span>
    ),
  };
}

/** Copies; its name says what. */
export function CopyIconButton({ value, label }: { value: string; label: string }) {
  const { copy, icon, said } = useCopy(value);
  return (
    <>
      <IconButton small label={label} icon={icon} onClick={copy} />
      {said}
    </>
  );
}

export function CopyButton({
  value,
  label,
  primary,
}: {
  value: string;
  label: string;
  primary?: boolean;
}) {
  const { copy, icon, said } = useCopy(value);
  return (
    <>
      <Button
        size={primary ? "medium" : "small"}
        kind={primary ? "primary" : "secondary"}
        icon={primary ? undefined : icon}
        onClick={copy}
      >
        {label}
      </Button>
      {said}
    </>
  );
}

/** An id or a secret as it is, with a button that copies it. */
export function Copyable({ value, label }: { value: string; label: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code className="min-w-0 break-all font-mono text-2xs sm:text-xs">{value}</code>
      <CopyIconButton value={value} label={label} />
    </span>
  );
}
