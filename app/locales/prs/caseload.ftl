reach-call = زنگ بزنید
