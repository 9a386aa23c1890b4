import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { classes } from "./classes";

const box =
  "w-full rounded-md border border-edge bg-surface px-3 text-base text-ink placeholder:text-faint focus-visible:outline-offset-0";

interface Parts {
  label: string;
  hint?: ReactNode | undefined;
  error?: ReactNode | undefined;
  hideLabel?: boolean;
}

function Frame({
  id,
  label,
  hint,
  error,
  hideLabel,
  children,
}: Parts & { id: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "mb-1.5 block font-medium text-sm"}>
        {label}
      </label>
      {children}
      {(error || hint) && (
        <p
          id={`${id}-hint`}
          className={classes("mt-1.5 text-xs", error ? "text-danger" : "text-muted")}
          role={error ? "alert" : undefined}
        >
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

/** Leads from a control to the sentence below it. */
function described(id: string, hint: ReactNode, error: ReactNode) {
  return {
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error || hint ? `${id}-hint` : undefined,
  };
}

export function TextField({
  label,
  hint,
  error,
  hideLabel,
  className,
  ...rest
}: Parts & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} hideLabel={hideLabel ?? false}>
      <input
        {...rest}
        id={id}
        {...described(id, hint, error)}
        className={classes(box, "h-10", className)}
      />
    </Frame>
  );
}

export function TextArea({
  label,
  hint,
  error,
  hideLabel,
  className,
  ...rest
}: Parts & TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} hideLabel={hideLabel ?? false}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        {...described(id, hint, error)}
        className={classes(box, "resize-y py-2", className)}
      />
    </Frame>
  );
}

/** The browser's own list: it is the best one on every phone. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel,
  small,
}: {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  hideLabel?: boolean;
  small?: boolean;
}) {
  const id = useId();
  return (
    <Frame id={id} label={label} hideLabel={hideLabel ?? false}>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value as T)}
        className={classes(box, "cursor-pointer", small ? "h-8 px-2 text-sm" : "h-10")}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export function Checkbox({
  label,
  hint,
  ...rest
}: Omit<Parts, "error" | "hideLabel"> & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="flex gap-2.5">
      <input
        {...rest}
        id={id}
        type="checkbox"
        className="mt-0.5 size-4 accent-accent-fill"
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <div>
        <label htmlFor={id} className="text-base">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-muted text-xs">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
