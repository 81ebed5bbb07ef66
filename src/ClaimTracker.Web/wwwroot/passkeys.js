// Asks the browser for a passkey and submits the form with its answer.
if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) for (const form of document.querySelectorAll("form[data-passkey]")) {
  const start = form.querySelector("[data-passkey-start]");
  const problem = form.querySelector("[data-passkey-problem]");
  start.hidden = false;
  start.addEventListener("click", async () => {
    problem.hidden = true;
    try {
      const body = new FormData();
      body.set("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
      const answer = await fetch(form.dataset.options, { method: "POST", body, credentials: "same-origin" });
      if (!answer.ok) throw new Error(answer.status === 429 ? "Too many tries. Wait a minute." : "The site refused. Reload the page.");
      const options = await answer.json();
      const credential = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.Credential.value = JSON.stringify(credential.toJSON());
      form.noValidate = true;
      form.requestSubmit();
    } catch (e) {
      problem.textContent = "No passkey was used: " + e.message;
      problem.hidden = false;
    }
  });
}
