import { type FormEvent, useState } from "react";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Checkbox, TextField } from "../ui/Field";
import { Logo } from "./Logo";
import { signIn } from "./session";

/** @param refused whether a key was tried that the server does not take */
export function SignIn({ refused, onSignedIn }: { refused: boolean; onSignedIn: () => void }) {
  const [key, setKey] = useState("");
  const [remember, setRemember] = useState(false);
  const [malformed, setMalformed] = useState(false);
  const [touched, setTouched] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const trimmed = key.trim();
    // a header can hold nothing else
    if (!/^[\x21-\x7e]+$/.test(trimmed)) {
      setMalformed(true);
      return;
    }
    signIn(trimmed, remember);
    setTouched(false);
    onSignedIn();
  }

  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <form
        onSubmit={submit}
        className="grid w-full max-w-sm gap-5 rounded-xl bg-surface p-7 shadow-raised"
      >
        <div className="grid justify-items-start gap-3">
          <Logo />
          <div>
            <h1 className="font-semibold text-xl">{text.signIn.title}</h1>
            <p className="mt-1 text-muted">{text.signIn.lead}</p>
          </div>
        </div>
        <TextField
          label={text.signIn.key}
          name="key"
          type="password"
          autoComplete="current-password"
          autoFocus
          spellCheck={false}
          placeholder={text.signIn.placeholder}
          value={key}
          onChange={(event) => {
            setKey(event.target.value);
            setMalformed(false);
            setTouched(true);
          }}
          error={
            malformed
              ? text.signIn.malformed
              : refused && !touched
                ? text.signIn.refused
                : undefined
          }
        />
        <Checkbox
          label={text.signIn.remember}
          hint={text.signIn.rememberHint}
          checked={remember}
          onChange={(event) => setRemember(event.target.checked)}
        />
        <Button type="submit" kind="primary" size="large" disabled={!key.trim()}>
          {text.signIn.submit}
        </Button>
      </form>
    </main>
  );
}
