use super::*;

/// What speakers write.
const FORMULAS: &[&str] = &[
    r"E = mc^2",
    r"\frac{a}{b} + \dfrac{1}{1+\frac{1}{x}}",
    r"\sum_{i=1}^{n} \frac{1}{i^2} \le \frac{\pi^2}{6}",
    r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}",
    r"\lim_{x \to 0} \frac{\sin x}{x} = 1",
    r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"\begin{bmatrix} 1 & 0 & \cdots & 0 \\ \vdots & \ddots & & \vdots \\ 0 & 0 & \cdots & 1 \end{bmatrix}",
    r"f(n) = \begin{cases} n/2 & \text{if } n \text{ is even} \\ 3n+1 & \text{otherwise} \end{cases}",
    r"\begin{aligned} (a+b)^2 &= a^2 + 2ab + b^2 \\ &= a(a+2b) + b^2 \end{aligned}",
    r"\begin{align} x &= y + z \\ w &= v \end{align}",
    r"\begin{align*} x &= y + z \\ w &= v \end{align*}",
    r"P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}",
    r"\mathbb{R}^n \subset \mathbb{C}^n, \mathcal{L}(\theta), \mathfrak{g}, \mathscr{F}",
    r"\hat{\theta} = \operatorname*{arg\,max}_{\theta} \log p(x \mid \theta)",
    r"\operatorname{softmax}(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}",
    r"\lVert x \rVert_2 = \sqrt{\sum_i |x_i|^2}",
    r"\left\| \frac{a}{b} \right\| \leq \left( \frac{1}{2} \right)^2",
    r"\left[ \left\{ \left( \frac{x}{y} \right) \right\} \right]",
    r"\bigl( \Bigl( \biggl( \Biggl( x \Biggr) \biggr) \Bigr) \bigr)",
    r"\binom{n}{k} = \frac{n!}{k!(n-k)!}",
    r"\oint_C \vec{F} \cdot d\vec{r} = \iint_S (\nabla \times \vec{F}) \cdot d\vec{S}",
    r"\frac{\partial u}{\partial t} = \alpha \nabla^2 u",
    r"\overline{z}, \underline{x}, \widehat{abc}, \widetilde{xyz}, \dot{x}, \ddot{x}, \bar{y}, \tilde{n}",
    r"\underbrace{a + b + \cdots + z}_{26} \quad \overbrace{1+2}^{\text{three}}",
    r"\textcolor{red}{x} + {\color{blue} y} = z",
    r"a \quad b \qquad c \, d \; e \: f \! g",
    r"\prod_{p\ \text{prime}} \frac{1}{1-p^{-s}} = \zeta(s)",
    r"O(n \log n), \Theta(n^2), \Omega(1)",
    r"A \cup B \cap C \setminus D \subseteq E, x \in A, y \notin B, \emptyset",
    r"\forall \epsilon > 0\ \exists \delta > 0 : |x - a| < \delta \implies |f(x) - f(a)| < \epsilon",
    r"p \land q \lor \neg r \Rightarrow s \iff t",
    r"\lceil x \rceil + \lfloor y \rfloor",
    r"\langle \psi | \hat{H} | \phi \rangle",
    r"\mathbf{W}\mathbf{x} + \boldsymbol{\beta}",
    r"\mathrm{Attention}(Q,K,V) = \mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V",
    r"\sqrt[3]{x + y}",
    r"\begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc",
    r"x \xrightarrow{f} y \xleftarrow[g]{h} z",
    r"\stackrel{\text{def}}{=} \quad \overset{!}{=} \quad \underset{x}{\min}",
    r"\begin{array}{c|cc} & 0 & 1 \\ \hline 0 & 0 & 1 \\ 1 & 1 & 0 \end{array}",
    r"\boxed{E = mc^2}",
    r"\cancel{x} + y",
    r"a \equiv b \pmod{n}, a \bmod b",
    r"\sin^2\theta + \cos^2\theta = 1, \ln x, \exp(y), \det A, \gcd(a,b), \max_i x_i",
    r"\hbar \omega, \ell, \Re(z), \Im(z), \aleph_0, \partial, \infty",
    r"x_{n+1} = x_n - \frac{f(x_n)}{f'(x_n)}",
    r"{n \choose k} + {a \over b}",
    r"\sum_{\substack{0 \le i \le m \\ 0 < j < n}} P(i,j)",
    r"\mathbb{E}[X] = \int x\,dF(x), \mathrm{Var}(X), \Pr[X = 1]",
    r"\mathop{\mathrm{argmin}}_w \frac{1}{n}\sum_i \ell(w; x_i) + \lambda \|w\|_1",
    r"D_{\mathrm{KL}}(P \parallel Q) = \mathbb{E}_{x \sim P}\left[ \log \frac{P(x)}{Q(x)} \right]",
    r"\left. \frac{df}{dx} \right|_{x=0}",
    r"\begin{equation} a = b \tag{1} \end{equation}",
    r"\begin{gather} a = b \\ c = d \end{gather}",
    r"\text{cost} = \$5 \times 10\% \text{ for } x \& y",
    r"\tfrac12 \cdot 3^{\circ} \approx 1{,}5 \not= 2 \ne 3",
    r"\mathsf{Enc}_{\mathsf{pk}}(m) \oplus \mathtt{0xff} \otimes k",
    r"\ket{\psi} = \alpha\ket{0} + \beta\ket{1}",
    r"x + \displaystyle\sum_i^n x_i",
    r"\phantom{x} y \hspace{1em} z \mathrel{:=} w \coloneqq v",
    r"\begin{split} a &= b \\ &= c \end{split}",
    r"\Gamma \vdash e : \tau \quad \frac{\Gamma \vdash a \quad \Delta \vdash b}{\Gamma, \Delta \vdash a \otimes b}",
    r"\overrightarrow{AB} \perp \overleftarrow{CD} \parallel \triangle ABC \cong \angle x",
    r"\pmb{x} + \bm{y} + \mathit{abc} + \textbf{bold} + \textit{it}",
    r"x^{y^{z^w}} + a_{b_{c}} + {}^{14}_{6}\mathrm{C}",
    r"\Large E = mc^2",
    r"f(n) = \begin{cases} n/2 & \text{if $n$ is even} \\ 0 & \text{if $n_{1}$} \end{cases}",
];

fn written(latex: &str, kind: FormulaKind) -> (String, Option<FormulaError>) {
    let (formula, error) = Formula::read(latex, kind);
    let mut out = String::new();
    formula.write(&mut out);
    (out, error)
}

#[test]
fn what_speakers_write_is_typeset() {
    for latex in FORMULAS {
        for kind in [FormulaKind::Inline, FormulaKind::Display] {
            let (html, error) = written(latex, kind);
            assert_eq!(error, None, "{latex}");
            assert!(html.contains("<math"), "{latex}: {html}");
        }
    }
}

#[test]
fn what_cannot_be_typeset_is_code() {
    for (latex, at, reason) in [
        (r"a \frac{1}{", 11, "expected closing token `}`, but reached end of input"),
        (r"x + \ce{H2O}", 4, "unknown command `\\ce`"),
        (r"\begin{split}a\end{split} \foo", 26, "unknown command `\\foo`"),
        (r"\begin{x}a\end{x}", 6, "unknown environment `x`"),
        (r"a <b> \href{javascript:x}{y}", 6, "unknown command `\\href`"),
        (r"\operatorname{<img src=x onerror=x>}", 0, "a formula cannot contain links or HTML"),
        (r"\begin{equation}a\tag{b}\end{equation}\eqref{b}", 0, "a formula cannot contain links or HTML"),
    ] {
        let (html, error) = written(latex, FormulaKind::Display);
        assert_eq!(error, Some(FormulaError { at, reason: reason.into() }), "{latex}");
        assert!(html.starts_with("<code>$$") && html.matches('<').count() == 2, "{html}");
    }
    let (_, error) = written(&"x".repeat(10_001), FormulaKind::Inline);
    assert_eq!(error.map(|error| error.reason).as_deref(), Some("it is longer than 10000 bytes"));
    let (_, error) = written(&"{".repeat(100), FormulaKind::Inline);
    assert_eq!(error.map(|error| error.reason).as_deref(), Some("it is nested too deeply"));
}
